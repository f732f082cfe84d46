// Full text over what the table shows of a row. Texts that many rows share are searched once.

/** By row, 1 where it holds the words; null where there are none. */
export function search(run, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return null;
  const { rows } = run;
  const hits = new Uint8Array(rows.count).fill(1);
  for (const word of words) {
    const in_text = Uint8Array.from(rows.texts, (text) => (text.toLowerCase().includes(word) ? 1 : 0));
    const in_method = Uint8Array.from(run.meta.methods, (_, i) => (run.method_name(i).toLowerCase().includes(word) ? 1 : 0));
    rows.each_text((row, id, description) => {
      if (!hits[row]) return;
      const shared =
        in_text[rows.attribute[row]] | in_text[rows.kind[row]] | in_text[rows.code[row]] | in_text[rows.message[row]] |
        in_text[rows.groups[row]] | in_text[rows.file[row]] | in_text[rows.outcome[row]] | in_method[rows.method[row]];
      if (!shared && !id.toLowerCase().includes(word) && !description.toLowerCase().includes(word)) hits[row] = 0;
    });
  }
  return hits;
}
