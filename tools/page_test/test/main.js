// Runs the tests one behind the other, prints each, and leaves their counts where tools/run_test looks for them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { close_browser } from './browser.js';

const FILES = ['decoding', 'counts', 'rows', 'state', 'matrix', 'outages', 'history', 'shards', 'looks', 'keyboard', 'hostile', 'growing', 'serve', 'many'];
const directory = process.argv.find((one) => one.startsWith('--report-dir='))?.slice(13);
const wanted = process.argv.slice(2).filter((one) => !one.startsWith('--'));

const told = { passed: 0, failed: 0 };
for (const file of FILES) {
  const { default: tests } = await import(`./${file}.js`);
  for (const [name, test] of Object.entries(tests)) {
    const full = `${file}: ${name}`;
    if (wanted.length && !wanted.some((one) => full.includes(one))) continue;
    const began = Date.now();
    try {
      await test();
      told.passed++;
      console.log(`✓ ${full} (${Date.now() - began} ms)`);
    } catch (error) {
      told.failed++;
      console.log(`✗ ${full}\n${String(error.stack).replace(/^/gm, '    ')}`);
    }
  }
}
await close_browser();
console.log(`page: ${told.passed} passed, ${told.failed} failed`);
if (directory) {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'report.json'), `${JSON.stringify({ summary: { ...told, planned: told.passed + told.failed } })}\n`);
}
process.exit(told.failed === 0 && told.passed > 0 ? 0 : 1); // whatever a test that failed has left running
