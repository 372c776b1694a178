import { readConfig } from '../settings/settings.ts';
import { runProcess } from './run-process.ts';

const result = readConfig('server');
await runProcess(result, { server: true, worker: result.config?.worker ?? false });
