import type { PlannedRunPreviews } from '../../core/previews/planned-run-preview.ts';
import type { Resolvers } from '../kit/generated.ts';

/** What a planned run would do. */
export function plannedRunPreviewResolvers(previews: PlannedRunPreviews) {
  return {
    Query: {
      previewPlannedRun: (_root, { configuration, sourceClusterId }) =>
        previews.previewDraft(configuration, sourceClusterId ?? null),
    },
    FailoverRunConfiguration: {
      async preview({ digest, objectIds, ...configuration }, _arguments, { loaders }) {
        const ids = objectIds ?? (await loaders.objectIdsByDigest.load(digest));
        return previews.previewConfiguration({ ...configuration, digest, objectIds: ids });
      },
    },
    PlannedRunPreview: {
      configuration: ({ configuration }) =>
        configuration && { ...configuration, createdAt: null, createdBy: null },
    },
  } satisfies Resolvers;
}
