import type { Fixture } from '@paidup/shared/fixture';
import { cancellationTexts } from '../texts/fixture-page.ts';
import { useFixtureChanges } from './useFixtures.ts';
import { useNotice } from './useNotice.ts';
import { useSaving } from './useSaving.ts';

type Standing = Pick<Fixture, 'id' | 'rev'>;

/** Calls a fixture off and puts it back on, each with an undo; keeps why it was refused. */
export function useCancellation() {
  const notify = useNotice();
  const { cancel, restore } = useFixtureChanges();

  const callOff = ({ id, rev }: Standing, reason: string | null) =>
    cancel.mutateAsync({ id, rev, cancellation: reason === null ? {} : { reason } });

  const cancelling = useSaving(async ({ fixture, reason }: { fixture: Standing; reason: string }) => {
    const off = await callOff(fixture, reason.trim() || null);
    notify(cancellationTexts.cancelled, () => restore.mutateAsync(off));
  });

  const restoring = useSaving(async (fixture: Fixture) => {
    const on = await restore.mutateAsync(fixture);
    notify(cancellationTexts.restored, () => callOff(on, fixture.cancelled_reason));
  });

  return { cancelling, restoring };
}
