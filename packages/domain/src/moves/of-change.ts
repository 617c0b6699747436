import type { LetterWords, SubjectWords } from './move.ts'

/**
 * What is said of an instruction, said of a change: both words are feminine in German and stand in the same places, so
 * nothing else of a sentence differs.
 */
export const saidOfChange = (text: string): string =>
  text
    .replaceAll('Weisung', 'Änderung')
    .replaceAll(/\b(an? )?([Ii])nstruction/gu, (_, article, i) =>
      [article && (article.startsWith('A') ? 'A ' : 'a '), i === 'I' ? 'Change' : 'change']
        .filter(Boolean)
        .join(''),
    )

export const subjectOfChange = ({ de, en }: SubjectWords): SubjectWords => ({
  de: (number) => saidOfChange(de(number)),
  en: (number) => saidOfChange(en(number)),
})

export const letterOfChange = (words: LetterWords): LetterWords => ({
  subject: saidOfChange(words.subject).replace('§8.3', '§8.2'),
  by: words.by,
  proves: saidOfChange(words.proves),
  leavesOpen: saidOfChange(words.leavesOpen),
})
