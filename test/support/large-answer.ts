/** The body of a request for an answer of some ten megabytes: more than fits into the buffers on the way. */
export const LARGE_ANSWER = JSON.stringify({
  query: `query ($configuration: FailoverRunConfigurationInput!) {
    validateFailoverRunConfiguration(configuration: $configuration) { configuration {
      ${Array.from({ length: 50 }, (_, index) => `b${index}: requestBody`).join(' ')} } } }`,
  variables: {
    configuration: {
      replicationClusterId: '22',
      protectionGroupId: '11:5:7',
      objects: Array.from({ length: 8_000 }, (_, index) => ({
        objectId: String(9_000_000_000_000_000_000n + BigInt(index)),
      })),
    },
  },
});
