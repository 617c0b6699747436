import type { ConflictOf } from '@portal/domain/fault'
import type { Text } from '../platform/http/problem-texts.ts'

export const instructionConflicts: Record<ConflictOf<'instructions'>, Text> = {
  'nothing-changed': {
    de: 'Der neue Wortlaut gleicht dem alten.',
    en: 'The new wording is the same as the old one.',
  },
  'signature-void': {
    de: 'Wer zuerst unterschrieben hat, ist nicht mehr weisungsberechtigt. Geben Sie die Weisung zurück.',
    en: 'The first signer is no longer authorised. Send the instruction back.',
  },
}

export const instructionFiles = {
  'too-many': { de: 'Mehr als zehn Anlagen sind nicht möglich.', en: 'No more than ten files.' },
}
