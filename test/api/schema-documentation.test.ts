import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApi } from '../support/api.ts';

let api: Awaited<ReturnType<typeof openTestApi>>;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

it('describes every type, field, argument, input field and enum value to whoever asks', async () => {
  const { data } = await api.execute(getIntrospectionQuery({ schemaDescription: true }));
  const { types, ...schema } = (data as IntrospectionQuery).__schema;
  expect(schema).toMatchObject({ description: expect.stringMatching(/\S/) });
  const undescribed: string[] = [];
  let described = 0;
  const look = (name: string, { description }: { readonly description?: string | null | undefined }) => {
    if (description?.trim()) described += 1;
    else undescribed.push(name);
  };
  for (const type of types) {
    if (type.name.startsWith('__')) continue;
    look(type.name, type);
    for (const field of ('fields' in type && type.fields) || []) {
      look(`${type.name}.${field.name}`, field);
      for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
    }
    for (const field of ('inputFields' in type && type.inputFields) || [])
      look(`${type.name}.${field.name}`, field);
    for (const value of ('enumValues' in type && type.enumValues) || [])
      look(`${type.name}.${value.name}`, value);
  }
  expect(undescribed).toEqual([]);
  expect(described).toBeGreaterThan(300);
});
