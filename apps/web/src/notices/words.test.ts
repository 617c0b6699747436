import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NoticeKind } from '@portal/domain/notices/kinds'
import { Severity } from '@portal/domain/notices/severity'
import { noticeKindNames, severityNames } from '@portal/domain/notices/written'
import { expect, it } from 'vitest'
import { say } from '../platform/language/i18n.ts'
import { noticeKindWords, severityWords } from './words.ts'

it('calls kinds and urgencies in mails as on pages, in both languages', async () => {
  const english = await readFile(join(import.meta.dirname, '../locales/en/portal.po'), 'utf8')
  const pairs = [
    ...NoticeKind.options.map((kind) => [noticeKindWords[kind], noticeKindNames[kind]] as const),
    ...Severity.options.map((each) => [severityWords[each], severityNames[each]] as const),
  ]
  for (const [words, { de, en }] of pairs) {
    expect(say(words)).toBe(de)
    expect(english).toContain(`msgid "${de}"\nmsgstr "${en}"\n`)
  }
})
