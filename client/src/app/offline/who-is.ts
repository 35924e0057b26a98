import type { SessionState } from '@paidup/shared/session';

/** The log-in that something on this device belongs to. It is null for a stranger. */
export function whoIs(session: SessionState | undefined): string | null {
  if (!session?.authenticated) return null;
  return `${session.role ?? 'organiser'} ${session.name ?? ''}`;
}
