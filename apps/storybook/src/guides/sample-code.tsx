import { Source } from '@storybook/addon-docs/blocks';
import { createContext, useContext } from 'react';

/** Whether the docs page is dark. Code blocks do not follow the page by themselves. */
export const DarkDocs: React.Context<boolean> = createContext(false);

/** Props of {@link SampleCode}. */
export interface SampleCodeProps {
  /** Text of a file that is type-checked, and run where that can be. */
  readonly code: string;
  readonly language: 'tsx' | 'css';
}

/** A file of `src/samples`, as it stands. */
export function SampleCode({ code, language }: SampleCodeProps) {
  return <Source code={code} language={language} dark={useContext(DarkDocs)} />;
}
