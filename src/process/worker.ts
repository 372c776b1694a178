import { readConfig } from '../settings/settings.ts';
import { runProcess } from './run-process.ts';

await runProcess(readConfig('worker'), { server: false, worker: true });
