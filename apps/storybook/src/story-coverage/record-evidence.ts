import type { StoryEvidence } from './story-evidence.ts';
import { componentsIn } from './watch-components.ts';
import { watchMessages } from './watch-messages.ts';

const watch = watchMessages();
const components = new Set<string>();
let lookNow = () => {};

/** English, for the provider of a story whose evidence is recorded. */
export const recordedEnglish: typeof watch.messages = watch.messages;

/** Records what a story shows from now on, also what comes and goes. The answer ends that. */
export function recordEvidence(container: Element): () => void {
  const look = () => {
    watch.look(document.body);
    for (const name of componentsIn(container)) components.add(name);
  };
  lookNow = look;
  const observer = new MutationObserver(look);
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
  return () => observer.disconnect();
}

/** What was recorded since the last time. */
export function takeEvidence(): StoryEvidence {
  lookNow();
  const taken = { ...watch.take(), components: [...components] };
  components.clear();
  return taken;
}
