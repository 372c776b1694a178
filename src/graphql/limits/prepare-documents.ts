import type { Plugin } from 'graphql-yoga';
import type { Documents, PreparedDocument } from './documents.ts';

/** Has yoga take documents as {@link Documents} prepares them, instead of parsing and remembering them itself. */
export function prepareDocuments(documents: Documents): Plugin {
  const prepared = new WeakMap<object, PreparedDocument>();
  const preparedFor = (context: object | undefined) => {
    const { params } = (context ?? {}) as { params?: object };
    return params === undefined ? undefined : prepared.get(params);
  };
  return {
    async onParams({ params }) {
      // What is no text at all is refused by yoga.
      if (typeof params?.query === 'string') prepared.set(params, await documents.prepare(params.query));
    },
    onParse({ context, setParsedDocument, setParseFn }) {
      const found = preparedFor(context);
      if (found?.document) setParsedDocument(found.document);
      else if (found !== undefined)
        setParseFn(() => {
          throw found.errors[0];
        });
    },
    onValidate({ context, setResult }) {
      const found = preparedFor(context);
      if (found !== undefined) setResult([...found.errors]);
    },
  };
}
