#include "command.hpp"

namespace command {

const std::vector<Command>& all() {
    static const std::vector<Command> commands = {
        {"rows",
         "FILE... [--program=PROGRAM [-- ARGUMENT...]]",
         "print what drivers yield, one JSON object a row",
         "Any CSV file: {\"source\",\"values\"}; an orthotropic config: {\"source\",\"target\",\"when\",\"expect\",\n"
         "\"values\"}; legal requests (base.csv): {\"source\",\"legal\",\"values\"}, an object for each request. A bad "
         "row\n"
         "becomes {\"source\",\"problem\"}, and the rows after it follow. Cells are evaluated as far as they can be\n"
         "without a request; what needs one is shown as {\"expression\":\"<len(max+1)>\"}. <empty> is shown as \"\", "
         "as\n"
         "only the program knows which attributes are lists.\n"
         "With --program: the rows that this program's methods make of these drivers, as its --rows prints them.\n"
         "ARGUMENTs go to the program. Methods above the program's row bound stream, and aren't listed.\n",
         {"program"},
         true,
         rows},
        {"plan",
         "PROGRAM... [-- ARGUMENT...]",
         "print what programs would run, and the sum; run nothing",
         "ARGUMENTs go to each program: offbeat plan build/bin/voucher -- --testres=testres\n",
         {},
         true,
         plan},
        {"lint",
         "PATH...",
         "tell what is wrong with CSV files, folders of them, and programs' plans",
         "Files and folders (all *.csv below): syntax, headers, expressions, the rules of configs, legal requests and\n"
         "drivers as far as they can be checked without the program, and places below testres that fit no class.\n"
         "Programs: the problems of their plans. One line a problem: file:line:column: what; expected ...\n",
         {},
         true,
         lint},
        {"clean",
         "[--run=ID]",
         "take back what dead runs left: processes, containers, files; nothing that isn't ours",
         "For a broken database or volume (its folder and containers are removed, templates too, which are made anew\n"
         "when wanted), for a port that a dead run's server still holds, for containers left frozen or disconnected.\n"
         "Only what a run of this user wrote down, or labelled as its own, is touched. Living runs are named and left\n"
         "alone; --run=ID ends one of them, as hung as it may be. One line a thing. Exit status 1 when something\n"
         "couldn't be taken back: it stays written down, and the next time it is tried again.\n",
         {"run"},
         false,
         clean},
        {"merge",
         "--report-dir=DIR [--shards=N] [--gate=GROUP=PERCENT] [--reports=NAME,NAME] FOLDER...",
         "join the reports of shards to those of the whole, and tell what doesn't add up",
         "Each FOLDER is the report folder of one shard: `PROGRAM --shard=2/5` has written it, below "
         "build/report/PROGRAM\n"
         "unless --report-dir said otherwise. Their journals are read, and DIR gets the journal and the reports of "
         "the\n"
         "whole. A shard that is missing or came to no end, and a row that ran twice, are broken rows of the class\n"
         "Shards: nothing is averaged away. N is how many shards there should be, where they shouldn't say so\n"
         "themselves. It is judged by the gates that all shards had, or by --gate; where theirs differ, --gate must "
         "say.\n"
         "Exit status 0 when the whole is green, else 1:\n"
         "    offbeat merge --report-dir=build/report/voucher build/report/voucher/shard-*\n",
         {"report-dir", "shards", "gate", "reports"},
         true,
         merge},
        {"report",
         "[--report-dir=DIR] [--reports=NAME,NAME] [--gate=GROUP=PERCENT] FOLDER...",
         "make any of the reports afterwards, of the journals in report folders",
         "Each FOLDER has the journal of a run, also of one that was killed, or of a shard; of several shards the "
         "whole\n"
         "is reported. DIR is FOLDER itself where it is one. NAMEs are those of the test programs' --reports; `all` "
         "is\n"
         "every one. A run's verdict is told, and isn't this command's: exit status 0 when the reports are written.\n"
         "    offbeat report --reports=html,allure build/report/voucher\n",
         {"report-dir", "reports", "gate"},
         true,
         report},
        {"diff",
         "[--slower=FACTOR] [--most=N] RUN1 RUN2",
         "tell what has changed from one run to another",
         "RUN1 and RUN2 are report folders with their journals. Told are rows that newly failed, are newly flaky, "
         "newly\n"
         "passed, are no longer judged (skipped, not configured), vanished, appeared, and those that passed and took\n"
         "FACTOR (2) times as long, by at least 0.1 s; N (100) of each by name. Exit status 1 when a row newly failed\n"
         "or appeared failing, or when RUN2 didn't come to its end, else 0.\n",
         {"slower", "most"},
         true,
         diff},
        {"serve",
         "[--port=N] FOLDER",
         "show the page of a run's report folder in the browser, live while the run goes on",
         "FOLDER is where the run writes, has written or will write: build/report/PROGRAM. Prints the page's address,\n"
         "whose token lets you in; only browsers on this machine can reach it, any number of them at once. The run\n"
         "knows nothing of it: what it tells anyway, the journal, is read. When another run begins in FOLDER, its "
         "page\n"
         "follows. Ends with Ctrl-C:\n"
         "    offbeat serve build/report/voucher & build/bin/voucher\n",
         {"port"},
         true,
         serve},
        {"submit",
         "--shards=N [--engine=local|slurm] [--results=DIR] [--at-once=K] [--wait] [--sbatch=OPTION]... -- PROGRAM "
         "[ARGUMENT...]",
         "run a program's rows in shards, here or on many machines, and make one report of them",
         "Each shard is PROGRAM ARGUMENT... with --shard=K/N and a --report-dir of its own; a merge follows when none\n"
         "of them runs any more. DIR (build/report/PROGRAM-TIME) is empty before; then it has the report of the "
         "whole,\n"
         "what each shard said in log/, and its own report in shard-K-of-N/. --gate and --reports count for the merge\n"
         "too; --durations=FILE, the durations.jsonl of an earlier run, makes shards of equal length.\n"
         "  --engine=local  processes of this machine, K at once (one a processor)\n"
         "  --engine=slurm  a job array, at most K tasks at once, and a merge job that depends on it. The working\n"
         "                  folder, DIR, PROGRAM and this command must be the same files on every node. Where a node\n"
         "                  is lost, Slurm runs its shards again; of several attempts the first one that came to its\n"
         "                  end counts. --sbatch=--partition=x goes to sbatch, for both jobs. Comes back at once; "
         "with\n"
         "                  --wait it waits for the merge and shows it.\n"
         "Exit status, where it waits, is that of the merge: 0 green, 1 not.\n",
         {"shards", "engine", "results", "at-once", "sbatch"},
         false,
         submit,
         {"wait"}},
    };
    return commands;
}

}  // namespace command
