import { json } from '@codemirror/lang-json';
import { TextEditor } from '../editor/text-editor.tsx';

interface BodyEditorProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (value: string) => void;
}

const JSON_TEXT = json();

/** The body of a call that is written. */
export const BodyEditor = (props: BodyEditorProps) => <TextEditor {...props} more={JSON_TEXT} />;
