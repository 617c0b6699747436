import type { KeptSettings, ProviderContact } from './contract.ts'

/** What a client has to be told of: whom to ask (§6.3), and who receives instructions and how (§9). */
export type Reachable = Pick<
  KeptSettings,
  'contact' | 'instructionRecipients' | 'instructionChannels'
>

const roles = {
  dpo: 'Datenschutzbeauftragte Person (§ 6.3)',
  contact: 'Ansprechperson für den Datenschutz (§ 6.3)',
}

/** A name is no markup: what would be is written so that it shows as it was typed. */
const plain = (text: string) =>
  text
    .replaceAll(/[\\`*[\]<>~&]/gu, (sign) => `\\${sign}`)
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')

const written = ({ name, department, email, phone, role }: ProviderContact) =>
  [roles[role], name, department, phone && `Telefon ${phone}`, `E-Mail ${email}`]
    .filter((part) => part !== null)
    .map(plain)
    .join(', ')

const listed = (lines: string[]) => lines.map(plain).join('; ')

/**
 * The notice that a change of contact, recipients or channels is to all clients; null where none of them is another. In German,
 * as the agreement is; `body` in Markdown.
 */
export function noticeOfChange(
  before: Reachable,
  after: Reachable,
): { title: string; body: string } | null {
  const parts = [
    {
      what: 'Ansprechperson',
      head: 'Ansprechperson für den Datenschutz (§ 6.3)',
      was: written(before.contact),
      is: written(after.contact),
    },
    {
      what: 'Empfänger von Weisungen',
      head: 'Empfänger von Weisungen (§ 9)',
      was: listed(before.instructionRecipients),
      is: listed(after.instructionRecipients),
    },
    {
      what: 'Wege für Weisungen',
      head: 'Wege für Weisungen (§ 9)',
      was: listed(before.instructionChannels),
      is: listed(after.instructionChannels),
    },
  ].filter(({ was, is }) => was !== is)
  if (parts.length === 0) return null
  return {
    title: `Geändert: ${parts.map(({ what }) => what).join(', ')}`,
    body: [
      'Bei uns hat sich geändert, wen Sie erreichen und wer Ihre Weisungen empfängt. Ab sofort gilt:',
      ...parts.map(({ head, was, is }) => `**${head}**\n\n- Neu: ${is}\n- Bisher: ${was}`),
      'Alles andere in Ihrem Vertrag bleibt, wie es ist. Sie brauchen nichts zu tun.',
    ].join('\n\n'),
  }
}
