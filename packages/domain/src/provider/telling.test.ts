import { expect, it } from 'vitest'
import { noticeOfChange } from './telling.ts'

const now = {
  contact: {
    name: 'Robert Zerer',
    department: null,
    role: 'contact' as const,
    email: 'r_z@zerer.example',
    phone: null,
  },
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['AVV-Portal'],
}

it('tells nobody where nothing of it is another', () => {
  expect(noticeOfChange(now, structuredClone(now))).toBeNull()
})

it('says what is new and what was before, of what changed alone', () => {
  const told = noticeOfChange(now, {
    ...now,
    instructionRecipients: ['Robert Zerer', 'Eva Brandl'],
  })
  expect(told?.title).toBe('Geändert: Empfänger von Weisungen')
  expect(told?.body).toContain('- Neu: Robert Zerer; Eva Brandl\n- Bisher: Robert Zerer')
  expect(told?.body).not.toContain('Ansprechperson')
})

it('writes the contact in full', () => {
  const contact = {
    ...now.contact,
    department: 'Datenschutz',
    phone: '0851 1',
    role: 'dpo' as const,
  }
  expect(noticeOfChange(now, { ...now, contact })?.body).toContain(
    'Neu: Datenschutzbeauftragte Person (§ 6.3), Robert Zerer, Datenschutz, Telefon 0851 1, E-Mail r_z@zerer.example',
  )
})

it('takes a name for a name and not for markup', () => {
  const told = noticeOfChange(now, {
    ...now,
    instructionRecipients: ['[Klick](https://böse.example) **fett** <b>'],
  })
  expect(told?.body).toContain(String.raw`Neu: \[Klick\](https://böse.example) \*\*fett\*\* \<b\>`)
})
