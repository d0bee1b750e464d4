import type { TestProject } from 'vitest/node';
import { ALLOWED_GAPS } from './allowed-gaps.ts';
import { readPublicSurface } from './public-surface.ts';
import type { StoryEvidence } from './story-evidence.ts';
import { storyGaps } from './story-gaps.ts';

/** After a run of all stories: fails it where something that the packages export was in none of them. */
export function setup(project: TestProject): () => Promise<void> {
  return async () => {
    const evidence = await evidenceOfWholeRun(project);
    if (evidence === undefined) return;
    const gaps = storyGaps({ surface: readPublicSurface(), evidence, allowed: ALLOWED_GAPS });
    if (gaps.length === 0) return;
    process.exitCode = 1;
    console.error(`\nStory coverage: ${gaps.length} to mend.\n${gaps.map((gap) => `  ${gap}`).join('\n')}\n`);
  };
}

/** `undefined` where only some stories ran, or where some failed: a story that broke off has shown too little. */
async function evidenceOfWholeRun(project: TestProject): Promise<readonly StoryEvidence[] | undefined> {
  const { vitest } = project;
  if (vitest.config.testNamePattern !== undefined) return undefined;
  const modules = vitest.state.getTestModules().filter((module) => module.project === project);
  const { testFiles } = await project.globTestFiles();
  if (modules.length < testFiles.length || modules.some((module) => !module.ok())) return undefined;
  return modules
    .flatMap((module) => [...module.children.allTests()])
    .flatMap((test) => test.meta().storyEvidence ?? []);
}
