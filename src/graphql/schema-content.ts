import { readFileSync } from 'node:fs';
import { Content } from './explorer/content.ts';

const FILE = new URL('../../schema.graphql', import.meta.url);

let content: Content | undefined;

/** The contract as it is written, descriptions and all. */
export function schemaText(): string {
  return readFileSync(FILE, 'utf8');
}

/** The same for download, by code generators and people. */
export function schemaContent(): Content {
  content ??= new Content(schemaText(), 'text/plain; charset=utf-8', 'no-cache');
  return content;
}
