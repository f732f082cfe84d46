// `offbeat serve`: the page while the run goes on, and who may not see it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { open_address } from './browser.js';
import { empty_folder, report_of, sample_command } from './programs.js';

const PATIENCE = { timeout: 60_000 };

/** A server, and how to end it. */
async function serve(folder) {
  const process = spawn('build/bin/offbeat', ['serve', folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  globalThis.process.on('exit', () => process.kill()); // a test that fails doesn't come to its end
  const [line] = await once(process.stdout.setEncoding('utf8'), 'data');
  return {
    address: line.trim(), process,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8'))[1]) * 1024,
    async end() {
      process.kill('SIGTERM');
      await once(process, 'exit');
      assert.equal(process.exitCode, 0);
    },
  };
}

function start(folder, args, env = {}) {
  const [program, words] = sample_command(folder, ...args);
  const run = spawn(program, words, { env: { ...process.env, ...env }, stdio: 'ignore' });
  return { run, ended: once(run, 'exit') };
}

/** What a request gets: its status. */
function status_of(address, { path, headers = {}, method = 'GET' } = {}) {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ host: url.hostname, port: url.port, path: path ?? url.pathname, method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on('upgrade', (answer, socket) => { socket.destroy(); resolve(answer.statusCode); });
    asked.on('error', reject);
    asked.end();
  });
}

/** Cuts the page's connection; it makes another by itself. */
const cut_off = (page) => page.evaluate(() => new Promise((closed) => {
  const { socket } = window.offbeat.live;
  socket.addEventListener('close', () => closed(document.documentElement.dataset.connected));
  socket.close();
}));

const socket_headers = (more = {}) => ({ Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...more });
const count = (page, status) => page.getAttribute(`[data-status="${status}"]`, 'data-count');
const until_count = (page, status, wanted) => page.waitForFunction(([of, number]) => document.querySelector(`[data-status="${of}"]`)?.dataset.count === number, [status, String(wanted)], PATIENCE);

export default {
  async 'a page follows a run from before its beginning to its end, for each viewer, and the next run after it'() {
    const folder = empty_folder('served');
    const door = join(folder, 'door');
    const server = await serve(folder);
    const first = await open_address(server.address, '', { waits: false });
    await first.page.waitForFunction(() => /No run has begun/.test(document.body.textContent), null, PATIENCE);
    const { ended } = start(folder, ['--run_test=WaitsTest'], { PAGE_DOOR: door });
    await until_count(first.page, 'passed', 2);
    await first.page.waitForSelector('.running', PATIENCE);
    assert.match(await first.page.textContent('.running'), /WaitsTest\.isPatient\[WAITS\]/);
    assert.match(await first.page.textContent('h1'), /running: 2 of 4 rows/);
    assert.equal(await first.page.getAttribute('header', 'class'), 'amber'); // nothing is green before the end
    const second = await open_address(server.address, '#view=rows&lang=zh');
    await until_count(second.page, 'passed', 2);
    await first.picture('live');

    // What a viewer does with the page stays, whatever comes.
    await first.go('#view=rows');
    await first.page.fill('#search', 'FOUR');
    await cut_off(first.page); // and it was there before the run was
    writeFileSync(door, '');
    await ended;
    for (const { page } of [first, second]) await until_count(page, 'passed', 4);
    await first.page.waitForSelector('header.green', PATIENCE);
    assert.equal(await first.page.inputValue('#search'), 'FOUR');
    await first.page.waitForFunction(() => /^1 of 4 /.test(document.querySelector('#told')?.textContent), null, PATIENCE);
    const { summary } = report_of(folder);
    assert.equal(Number(await count(first.page, 'passed')), summary.passed);
    assert.deepEqual(await first.page.evaluate(() => [window.offbeat.run.rows.count, window.offbeat.run.details.count]), [summary.reported, summary.reported]);
    await first.page.reload();
    await until_count(first.page, 'passed', 4);

    await start(folder, ['--run_test=NumbersTest']).ended;
    const next = report_of(folder).summary;
    for (const { page } of [first, second]) await until_count(page, 'passed', next.passed);
    await first.close();
    await second.close();
    await server.end();
  },

  async 'a viewer that was cut off goes on where it was'() {
    const folder = empty_folder('served_again');
    const door = join(folder, 'door');
    const server = await serve(folder);
    const { ended } = start(folder, ['--run_test=WaitsTest'], { PAGE_DOOR: door });
    const viewer = await open_address(server.address);
    await until_count(viewer.page, 'passed', 2);
    await cut_off(viewer.page);
    writeFileSync(door, '');
    await ended;
    await until_count(viewer.page, 'passed', 4);
    await viewer.page.waitForFunction(() => /^4 of 4 /.test(document.querySelector('#told')?.textContent), null, PATIENCE);
    assert.equal(await viewer.page.evaluate(() => window.offbeat.run.rows.count), 4);
    await viewer.close();
    await server.end();
  },

  async 'a run that is killed is told to be'() {
    const folder = empty_folder('served_killed');
    const server = await serve(folder);
    const { run, ended } = start(folder, ['--run_test=WaitsTest'], { PAGE_DOOR: '/nowhere' });
    const viewer = await open_address(server.address);
    await until_count(viewer.page, 'passed', 2);
    run.kill('SIGKILL');
    await ended;
    await viewer.page.waitForFunction(() => /was killed/.test(document.querySelector('h1').textContent), null, PATIENCE);
    await viewer.page.waitForTimeout(1500);
    await viewer.page.reload();
    await viewer.page.waitForFunction(() => document.documentElement.dataset.ready, null, PATIENCE);
    assert.equal(await viewer.page.evaluate(() => document.querySelectorAll('.running').length), 0);
    assert.ok(await viewer.page.evaluate(() => window.offbeat.run.meta.seconds) < 1.4, 'its clock went on');
    await viewer.close();
    await server.end();
  },

  async 'who lacks the token, asks under another name or comes from another page is refused'() {
    const server = await serve(empty_folder('served_refusals'));
    const url = new URL(server.address);
    const host = `${url.hostname}:${url.port}`;
    const own = { Host: host };
    const refused = async (what) => assert.equal(await status_of(server.address, what), 403, JSON.stringify(what));
    assert.equal(await status_of(server.address), 200);
    for (const name of ['Host', 'Origin']) {
      const twice = connect(Number(url.port), url.hostname);
      twice.write(`GET ${url.pathname} HTTP/1.1\r\nHost: ${host}\r\n${name}: http://${host}\r\n${name}: http://evil.example\r\n\r\n`);
      assert.match(String((await once(twice, 'data'))[0]), /^HTTP\/1.1 400 /);
      twice.destroy();
    }
    assert.equal(await status_of(server.address, { headers: { Host: `localhost:${url.port}` } }), 200);
    await refused({ path: '/' });
    await refused({ path: '/live' });
    await refused({ path: url.pathname.slice(0, -1) }); // the token without its slash names nothing
    await refused({ path: `/${'0'.repeat(32)}/` });
    await refused({ path: `${url.pathname.slice(0, -2)}/` });
    await refused({ path: `/${'0'.repeat(32)}/live`, headers: socket_headers(own) });
    for (const name of ['evil.example', `evil.example:${url.port}`, `127.0.0.1.evil.example:${url.port}`, '127.0.0.1', `0.0.0.0:${url.port}`])
      await refused({ headers: { Host: name } });
    const live = `${url.pathname}live`;
    for (const origin of ['http://evil.example', `http://evil.example:${url.port}`, 'null', `https://${host}`, `http://${host}.evil.example`])
      await refused({ path: live, headers: socket_headers({ ...own, Origin: origin }) });
    assert.equal(await status_of(server.address, { path: live, headers: socket_headers({ ...own, Origin: `http://${host}` }) }), 101);
    assert.equal(await status_of(server.address, { path: live }), 426);
    assert.equal(await status_of(server.address, { path: `${url.pathname}etc/passwd` }), 404);
    assert.equal(await status_of(server.address, { method: 'DELETE' }), 405);
    // Only this machine's own addresses lead to it.
    const sockets = readFileSync('/proc/net/tcp', 'utf8').split('\n').filter((line) => line.includes(`:${Number(url.port).toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`));
    assert.equal(sockets.length, 1);
    assert.match(sockets[0], / 0100007F:/);
    await server.end();
  },

  async 'a viewer that reads nothing costs neither the run nor the others anything'() {
    const folder = empty_folder('served_slowly');
    const server = await serve(folder);
    const url = new URL(server.address);
    const slow = connect(Number(url.port), url.hostname);
    slow.pause();
    slow.write(`GET ${url.pathname}live HTTP/1.1\r\n${Object.entries(socket_headers({ Host: `${url.hostname}:${url.port}` })).map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n`);
    const { ended } = start(folder, ['--run_test=ManyTest', '--reports=json'], { PAGE_ROWS: '100000' });
    const viewer = await open_address(server.address);
    await ended;
    const { summary } = report_of(folder);
    await viewer.page.waitForFunction((rows) => window.offbeat.run.rows.count === rows, summary.reported, PATIENCE);
    assert.equal(Number(await count(viewer.page, 'failed')), summary.failed);
    assert.ok(server.memory() < 200 * 1024 * 1024, `${server.memory()} bytes`);
    slow.destroy();
    await viewer.close();
    await server.end();
  },
};
