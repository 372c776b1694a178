import { hash } from 'node:crypto';
import type { FailoverRunConfiguration } from './failover-run-configuration.ts';
import { requestBody } from './request-body.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/** Whether the text can be the digest of a configuration. */
export function isConfigurationDigest(text: string): boolean {
  return DIGEST.test(text);
}

/**
 * SHA-256 in hexadecimal over the canonical content: equal configurations have equal digests,
 * whatever order their objects were given in and whether defaults were spelled out.
 */
export function configurationDigest(configuration: FailoverRunConfiguration): string {
  // The source cluster is not part of the request body but decides where the run happens.
  return hash('sha256', `${configuration.sourceClusterId}\n${requestBody(configuration)}`, 'hex');
}
