/** Bugs in backups and in what leaves for spreadsheets. See `../bugs.mjs`. */
export const backupBugs = [
  {
    what: 'a backup leaves out the newest',
    edits: [
      [
        'server/src/store/sqlite/records.ts',
        "rows('SELECT * FROM payments ORDER BY rowid')",
        "rows('SELECT * FROM payments WHERE rowid < (SELECT MAX(rowid) FROM payments) ORDER BY rowid')",
      ],
    ],
    tests: ['store/sqlite-store', 'api/backup'],
  },
  {
    what: 'every backup has the hashes of passwords and tokens',
    edits: [
      [
        'server/src/services/backups.ts',
        'await writeBackup(store.records(), join(',
        'await writeBackup(recordsWithAccess(store), join(',
      ],
      [
        'server/src/services/backups.ts',
        "import { writeBackup } from './backup/write-backup.ts';",
        "import { writeBackup } from './backup/write-backup.ts';\nimport { recordsWithAccess } from './backup/records-with-access.ts';",
      ],
    ],
    tests: ['api/secrets'],
  },
  {
    what: 'a backup brings links back that were used since',
    edits: [
      [
        'server/src/services/backup/records-with-access.ts',
        'if (record.password_hash !== null) yield',
        'yield',
      ],
    ],
    tests: ['api/secrets'],
  },
  {
    what: 'a restore replaces a password that is there already',
    edits: [
      [
        'server/src/store/restore-record.ts',
        'present === null || present.password_hash !== null',
        'present === null',
      ],
    ],
    tests: ['store/sqlite-store'],
  },
  {
    what: 'a text in a spreadsheet is a formula',
    edits: [['server/src/services/export/csv.ts', "FORMULA.test(text) ? `'${text}` : text", 'text']],
    tests: ['export/csv'],
  },
  {
    what: 'a backup is restored whatever its checksum says',
    edits: [
      [
        'server/src/services/backup/read-backup.ts',
        "count !== header.records || checksum.digest('hex') !== header.sha256",
        "checksum.digest('hex') === ''",
      ],
    ],
    tests: ['backup/backup.test'],
  },
  {
    what: 'a restore that is cut short leaves half of it',
    edits: [
      [
        'server/src/store/sqlite/group-commit.ts',
        '      rollBack();\n      throw failure === busy',
        '      commit.run();\n      throw failure === busy',
      ],
    ],
    tests: ['store/sqlite-store'],
  },
];
