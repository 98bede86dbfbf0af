import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useText } from '../texts/texts.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/notice.tsx';

/** Where the console itself has a fault. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const text = useText();
  return (
    <Empty
      title={text('shell.failure.title')}
      action={<Button onPress={reset}>{text('shell.again')}</Button>}
    >
      <code>{error instanceof Error ? error.message : String(error)}</code>
    </Empty>
  );
}

/** Where an address leads nowhere. */
export function NotFound() {
  const text = useText();
  return (
    <Empty
      title={text('shell.notFound.title')}
      action={<Link to="/studio">{text('shell.notFound.studio')}</Link>}
    />
  );
}
