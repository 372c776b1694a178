import { readConfig, requireSharedParts } from './config.ts';
import { runProcess } from './run-process.ts';

await runProcess(requireSharedParts(readConfig()), { server: false, worker: true });
