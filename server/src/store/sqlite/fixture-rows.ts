import type { AttendanceRecord, FixtureRecord } from '../../domain/records.ts';
import { flag, history, oneOf, text, textOrNull, whole, type Row } from './rows.ts';

/** Makes a fixture of its row and of the sorted rows of its attendance. */
export function toFixture(row: Row, attendance: Row[]): FixtureRecord {
  return {
    id: text(row, 'id'),
    date: text(row, 'date'),
    time: text(row, 'time'),
    location: text(row, 'location'),
    cost: whole(row, 'cost'),
    fee: whole(row, 'fee'),
    min_players: whole(row, 'min_players'),
    max_players: whole(row, 'max_players'),
    kick_off_at: text(row, 'kick_off_at'),
    cancelled: flag(row, 'cancelled'),
    cancelled_reason: textOrNull(row, 'cancelled_reason'),
    was_played: flag(row, 'was_played'),
    players: attendance.map(toAttendance),
    request_fingerprint: textOrNull(row, 'request_fingerprint'),
    history: history(row),
    rev: whole(row, 'rev'),
    created_at: text(row, 'created_at'),
    updated_at: text(row, 'updated_at'),
  };
}

function toAttendance(row: Row): AttendanceRecord {
  return {
    player_id: text(row, 'player_id'),
    guests: whole(row, 'guests'),
    state: oneOf(row, 'state', STATES),
    joined_at: text(row, 'joined_at'),
    charge: row['charge'] === null ? null : whole(row, 'charge'),
  };
}

const STATES = ['in', 'waiting'] as const;
