import { readConfig } from './config.ts';
import { runProcess } from './run-process.ts';

await runProcess(readConfig('worker'), { server: false, worker: true });
