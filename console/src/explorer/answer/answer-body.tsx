import { useMemo } from 'react';
import { Body } from '../../editor/body.tsx';
import { useText } from '../../texts/texts.tsx';
import { finding } from './find.ts';
import { leadingLinks } from './links.ts';

/** The body of an answer, in which can be found, and of which ids and further pages are links. */
export function AnswerBody({ value, onLead }: { value: string; onLead: (to: string) => void }) {
  const text = useText();
  const more = useMemo(() => [finding(text), leadingLinks(onLead)], [text, onLead]);
  return <Body value={value} label={text('explorer.answer.body')} more={more} />;
}
