// Commands as a shell reads them.

export function shell_word(word) {
  return /^[\w./=:@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** Runs one row again; that of a row that went wrong was told by the run itself. */
export function rerun_row(run, row) {
  const { meta, rows } = run;
  const method = meta.methods[rows.method[row]];
  const id = rows.id(row);
  const whole = `${method.class}/${method.method}`;
  const words = 'planned' in method ? [`--run_test=${whole}/${id}`] : [`--run_test=${whole}/rows`, `--row=${id}`];
  return [meta.executable, ...words, ...meta.options].map(shell_word).join(' ');
}
