import { measureCreation, measureValidation } from './throughput.ts';

await measureValidation();
await measureCreation();
