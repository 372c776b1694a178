import { z } from 'zod';
import { nullable, text } from './fields.ts';

/** What a cluster says when it declines; SiteContinuity endpoints say `errorMessage`. */
export const upstreamError = z.object({
  errorCode: nullable(text),
  message: nullable(text),
  errorMessage: nullable(text),
});

/** POST /access-tokens */
export const accessToken = z.object({
  accessToken: text,
  tokenType: nullable(text),
  privileges: nullable(z.array(text)),
});
