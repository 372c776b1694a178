import type { StepKind } from '../rules/failover.ts';
import { activate } from './activate.ts';
import { cancel } from './cancel.ts';
import { cleanUp } from './clean-up.ts';
import { deactivate } from './deactivate.ts';
import { findRecovered } from './find-recovered.ts';
import { initiate } from './initiate.ts';
import { link } from './link.ts';
import { recover } from './recover.ts';
import { releasePause } from './release-pause.ts';
import { selectSnapshots } from './select-snapshots.ts';
import type { StepHandler } from './step-handler.ts';
import { tearDown } from './tear-down.ts';
import { viewStep } from './view-step.ts';

/** How each step is carried out; the planned run has its own way, see `start-step.ts`. */
export const STEP_HANDLERS: Readonly<Record<Exclude<StepKind, 'PLANNED_RUN'>, StepHandler>> = {
  INITIATE: initiate,
  SELECT_SNAPSHOTS: selectSnapshots,
  RECOVER: recover,
  FIND_RECOVERED: findRecovered,
  LINK: link,
  ACTIVATE: activate,
  DEACTIVATE: deactivate,
  PREPARE: viewStep('PREPARE'),
  FINALIZE: viewStep('FINALIZE'),
  CLEAN_UP: cleanUp,
  TEAR_DOWN: tearDown,
  CANCEL: cancel,
  RELEASE_PAUSE: releasePause,
};
