import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type View, viewOf } from '../routes/search.ts';

interface ReferenceLinkProps {
  readonly node: string;
  readonly edge?: string | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** What is kept from page to page of the reference. */
const kept = ({ page, as, hl, version, find }: View): View =>
  viewOf({ page, as, hl, version, find });

/** A link to a page of the reference. */
export function ReferenceLink({ node, edge, className, children }: ReferenceLinkProps) {
  const rest = {
    className,
    search: ((before: View) => kept(before)) as never,
    activeOptions: { exact: true, includeSearch: false },
  };
  return edge === undefined ? (
    <Link to="/reference/$node" params={{ node }} {...rest}>
      {children}
    </Link>
  ) : (
    <Link to="/reference/$node/$edge" params={{ node, edge }} {...rest}>
      {children}
    </Link>
  );
}
