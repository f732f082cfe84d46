// Orders of rows. All are stable, and all but those of texts are made of numbers, which sorts 10^6 rows at once.

/** The worst first, as who opens the page looks for it. */
const BY_STATUS = [6, 0, 1, 3, 2, 5, 4]; // of STATUSES
const TEXTS = ['method', 'message', 'attribute', 'kind', 'code', 'groups', 'file'];

/** The name of an order and whether it is turned round: `-duration`. */
export function parse_sort(sort) {
  const down = sort?.startsWith('-') ?? false;
  return { column: (down ? sort.slice(1) : sort) || '', down };
}

export function sorted(run, chosen, sort) {
  const { column, down } = parse_sort(sort);
  const key = column && key_of(run, column);
  if (!key) return chosen;
  const keys = new Float64Array(run.rows.count);
  for (const row of chosen) keys[row] = key(row);
  const out = Uint32Array.from(chosen);
  const sign = down ? -1 : 1;
  return out.sort((a, b) => sign * (keys[a] - keys[b]) || a - b);
}

/** A number for each row that stands for its place in the order. */
function key_of(run, column) {
  const { rows } = run;
  switch (column) {
    case 'status':
      return (row) => BY_STATUS[rows.status[row]];
    case 'duration':
      return (row) => rows.micros[row];
    case 'start':
      return (row) => rows.at[row];
    case 'attempts':
      return (row) => rows.attempts[row];
    case 'id': {
      const ranks = ranks_of_ids(run);
      return (row) => ranks[row];
    }
    case 'source': {
      const ranks = ranks_of(rows.texts);
      return (row) => ranks[rows.file[row]] * 0x1000000 + rows.line[row];
    }
    default: {
      if (!TEXTS.includes(column)) return null;
      if (column === 'method') {
        const ranks = ranks_of(run.meta.methods.map((_, i) => run.method_name(i)));
        return (row) => ranks[rows.method[row]];
      }
      const ranks = ranks_of(rows.texts);
      return (row) => ranks[rows[column][row]];
    }
  }
}

function ranks_of(texts) {
  const ranks = new Float64Array(texts.length);
  const order = texts.map((_, i) => i).sort((a, b) => (texts[a] < texts[b] ? -1 : texts[a] > texts[b] ? 1 : 0));
  order.forEach((text, rank) => (ranks[text] = rank));
  return ranks;
}

let known_ranks = { count: -1 };

/** Ids are sorted once: `row_9` before `row_10`. */
function ranks_of_ids(run) {
  if (known_ranks.count === run.rows.count) return known_ranks.ranks;
  const { count } = run.rows;
  const heads = new Array(count);
  const numbers = new Float64Array(count);
  run.rows.each_text((row, id) => {
    const digits = id.length - /\d{0,15}$/.exec(id)[0].length;
    heads[row] = id.slice(0, digits);
    numbers[row] = Number(id.slice(digits));
  });
  const head_ranks = new Map([...new Set(heads)].sort().map((head, rank) => [head, rank]));
  const head = Float64Array.from(heads, (one) => head_ranks.get(one));
  const order = Uint32Array.from(heads, (_, i) => i).sort((a, b) => head[a] - head[b] || numbers[a] - numbers[b] || a - b);
  const ranks = new Float64Array(count);
  order.forEach((row, rank) => (ranks[row] = rank));
  known_ranks = { count, ranks };
  return ranks;
}
