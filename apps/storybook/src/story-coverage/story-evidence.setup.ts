import { afterEach } from 'vitest';
import { takeEvidence } from './record-evidence.ts';
import './story-evidence.ts';

afterEach(({ task }) => {
  task.meta.storyEvidence = takeEvidence();
});
