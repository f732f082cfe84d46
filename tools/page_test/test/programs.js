// Programs are run as a user runs them; what they wrote is read again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve('build/tools/page_test');

/** The folder of a program's reports. Whatever it ends with, it must have written them. */
function reports_of(name, program, args, env = {}, anew = true) {
  const folder = join(ROOT, 'reports', name);
  if (anew) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ran = spawnSync(program, [...args, `--report-dir=${folder}`], { env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (!existsSync(join(folder, 'index.html'))) throw new Error(`${program} wrote no page; it ended with ${ran.status ?? ran.signal}:\n${ran.stdout}${ran.stderr}`);
  return folder;
}

const SAMPLE = [join(ROOT, 'page_sample'), ['--testres=tools/page_test/testres', '--jobs=2']];
/** Where to and how to start the sample without waiting for it. */
export const sample_command = (folder, ...args) => [SAMPLE[0], [...SAMPLE[1], `--report-dir=${folder}`, ...args]];
export const empty_folder = (name) => {
  const folder = join(ROOT, 'reports', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
};

const known = new Map();
const once = (name, make) => () => {
  if (!known.has(name)) known.set(name, make());
  return known.get(name);
};

/** Every verdict, illegal orders, an outage, hostile texts. */
export const sample = once('sample', () => reports_of('sample', SAMPLE[0], [...SAMPLE[1], '--gate=funcExp=60', '--gate=texts=100', '--shuffle=7']));
export const voucher = once('voucher', () => reports_of('voucher', 'build/bin/voucher', ['--run_test=InvalidCreateRequestFuncExceptionTest']));
export const examples = once('examples', () => reports_of('examples', 'build/bin/examples', ['--run_test=!@stream']));
/** The same rows run three times into one folder. */
export const repeated = once('repeated', () => {
  for (const run of [0, 1, 2]) reports_of('repeated', SAMPLE[0], [...SAMPLE[1], '--run_test=NumbersTest'], {}, run === 0);
  return join(ROOT, 'reports', 'repeated');
});
/** Three shards' own folders, `whole` that was merged of all and `part` that lacks the second. */
export const sharded = once('sharded', () => {
  const shards = [1, 2, 3].map((k) => reports_of(`shard-${k}`, SAMPLE[0], [...SAMPLE[1], '--run_test=NumbersTest,InvalidOrderFuncExceptionTest', `--shard=${k}/3`]));
  const merged = (name, ...folders) => reports_of(name, 'build/bin/offbeat', ['merge', '--shards=3', ...folders]);
  return { first: shards[0], whole: merged('whole', ...shards), part: merged('part', shards[0], shards[2]) };
});
export const many = once('many', () => reports_of('many', SAMPLE[0], ['--testres=tools/page_test/testres', '--jobs=0', '--reports=html', '--run_test=ManyTest'], { PAGE_ROWS: '1000000' }));

export function report_of(folder) {
  return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
}
