import type { PlannedRunPreviews } from '../../core/previews/planned-run-preview.ts';
import type { Resolvers } from '../kit/generated.ts';

/** What a planned run would do. */
export function plannedRunPreviewResolvers(previews: PlannedRunPreviews) {
  return {
    Query: {
      previewPlannedRun: (_root, { configuration, sourceClusterId }) =>
        previews.previewDraft(configuration, sourceClusterId ?? null),
    },
    PlannedRunPreview: {
      configuration: ({ configuration }) =>
        // One that is stored knows by whom and since when.
        configuration && { createdAt: null, createdBy: null, ...configuration },
    },
  } satisfies Resolvers;
}
