import { createServer, type ServerResponse } from 'node:http';

/** Writes the same event to every listener each half second: what delivery costs without GraphQL. */
const listeners = new Set<ServerResponse>();
const event = `event: next\ndata: ${JSON.stringify({ data: { plannedRun: { status: 'RUNNING', percentComplete: 12.5, bytesTransferred: '123456789', events: Array.from({ length: 5 }, () => ({ message: 'The cluster accepted the run.' })) } } })}\n\n`;

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
  listeners.add(response);
  response.once('close', () => listeners.delete(response));
});
setInterval(() => {
  for (const response of listeners) response.write(event);
}, 500);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object')
    process.stdout.write(`http://127.0.0.1:${address.port}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
