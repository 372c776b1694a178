import Fastify from 'fastify';
import mercurius from 'mercurius';
import { resolvers, typeDefs } from './validation.ts';

const app = Fastify({ bodyLimit: 2_000_000 });
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1 });
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${url}/graphql\n`);
