'use strict';
// The first line of every program here: node bin/start.cjs PROGRAM [ARGUMENT…]
//
// Plain JavaScript that any Node from 18 on understands, because that is what it may be run by: the programs need a
// newer one. It runs the program itself where its own Node will do, otherwise on one that it finds, and says what it
// has found where there is none.

const { spawn, spawnSync } = require('node:child_process');
const { existsSync, readFileSync, readdirSync, realpathSync } = require('node:fs');
const { delimiter, join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const ROOT = join(__dirname, '..');
const FILE_NAME = process.platform === 'win32' ? 'node.exe' : 'node';
/** How often to look whether the shell that npm started is still there. */
const PARENT_CHECK_MS = 500;
/** Long enough for a busy machine; a program that is no Node could wait for ever. */
const VERSION_TIMEOUT_MS = 20_000;

const REQUIRED = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).engines.node.replace('>=', '');

/** Whether a version such as `v24.21.0` is the required one or a later one. */
function fits(version) {
  const [major, minor = 0] = version.replace('v', '').split('.').map(Number);
  const [requiredMajor, requiredMinor = 0] = REQUIRED.split('.').map(Number);
  return major > requiredMajor || (major === requiredMajor && minor >= requiredMinor);
}

/** Where a Node may be: the one that runs this, what the dependencies brought, the one that runs npm, and whatever the path leads to. */
function candidates() {
  const modules = join(ROOT, 'node_modules');
  const bundled = existsSync(modules)
    ? readdirSync(modules)
        .filter((name) => name.startsWith('node-'))
        .map((name) => join(modules, name, 'bin', FILE_NAME))
    : [];
  const onPath = (process.env.PATH || '').split(delimiter).map((folder) => join(folder, FILE_NAME));
  const paths = [process.execPath, ...bundled, process.env.npm_node_execpath || '', ...onPath].filter(
    (path) => existsSync(path),
  );
  return [...new Set(paths.map((path) => realpathSync(path)))];
}

/** The version that a Node states, or why it cannot run here. */
function probe(path) {
  if (path === realpathSync(process.execPath)) return { version: process.version };
  const { stdout, error, status } = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: VERSION_TIMEOUT_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const version = (stdout || '').trim();
  if (/^v\d+\.\d+\.\d+/.test(version)) return { version };
  // For want of its loader a program is "not found" although it is there: glibc's Node on Alpine.
  if (error && error.code === 'ENOENT') return { fault: 'cannot run here: it is made for another C library' };
  return { fault: `cannot run here: ${error ? error.code : `it ended with ${status}`}` };
}

/** Runs the program on another Node, as if that had been run in the first place. */
function runOn(path, parameters) {
  const child = spawn(path, [...process.execArgv, ...parameters], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // From a terminal the program gets SIGINT itself, and takes a second one as the same.
    process.on(signal, () => child.kill(signal));
  }
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined)
    setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM');
    }, PARENT_CHECK_MS).unref();
  child.on('error', (error) => fail(`${path} cannot be run: ${error.message}`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

function main([program, ...rest]) {
  if (program === undefined) return fail('usage: node bin/start.cjs PROGRAM [ARGUMENT…]');
  if (fits(process.version)) {
    process.argv.splice(1, 2, resolve(program));
    return import(pathToFileURL(resolve(program)).href);
  }
  const tried = [];
  for (const path of candidates()) {
    const { version, fault } = probe(path);
    if (version !== undefined && fits(version)) return runOn(path, [program, ...rest]);
    tried.push(`  ${path}: ${fault || `${version}, too old`}`);
  }
  return fail(
    [
      `This program needs Node.js ${REQUIRED} or newer. On this machine (${process.platform} ${process.arch}) are:`,
      ...tried,
      '`npm ci` brings a Node for most systems; not for Alpine Linux and others without glibc.',
      `Install Node.js ${REQUIRED} or newer from the packages of your system or from https://nodejs.org.`,
    ].join('\n'),
  );
}

void main(process.argv.slice(2));
