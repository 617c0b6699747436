import type { ActiveDrawing } from '@portal/domain/active-drawing'
import type { Fault, FaultOf } from '@portal/domain/fault'
import { nameOf } from '@portal/domain/fault-name'
import type { SomeTexts, Text } from '../platform/http/problem-texts.ts'

const drawings: Record<ActiveDrawing, Text> = {
  script: { de: 'ein Skript', en: 'a script' },
  'event-handler': {
    de: 'ein Skript an einem Ereignis (wie onload)',
    en: 'a script on an event (like onload)',
  },
  'foreign-object': {
    de: 'Inhalte, die keine Zeichnung sind (foreignObject, HTML)',
    en: 'content that is no drawing (foreignObject, HTML)',
  },
  'other-file': {
    de: 'ein Bild oder einen Verweis auf eine andere Datei',
    en: 'an image or a reference to another file',
  },
  entities: { de: 'eigene Entitäten (DOCTYPE)', en: 'entities of its own (DOCTYPE)' },
  instruction: {
    de: 'eine Anweisung an ein Programm (wie xml-stylesheet)',
    en: 'an instruction to a program (like xml-stylesheet)',
  },
  animation: { de: 'eine Animation', en: 'an animation' },
  text: {
    de: 'Text, der nicht in Pfade umgewandelt ist',
    en: 'text that is not converted to paths',
  },
  link: { de: 'einen Link', en: 'a link' },
}

/** What an SVG was refused for, and where. */
function activeDrawingText({ drawing, line }: FaultOf<'file-refused'>): Text {
  const { de, en } = drawing
    ? drawings[drawing]
    : { de: 'mehr als eine Zeichnung', en: 'more than a drawing' }
  const [zeile, inLine] = line === undefined ? ['', ''] : [` in Zeile ${line}`, ` in line ${line}`]
  return { de: `Dieses SVG enthält${zeile} ${de}.`, en: `This SVG contains${inLine} ${en}.` }
}

export const providerFaultTexts = {
  details: {
    'file-refused.active-drawing': activeDrawingText,
    'file-refused.not-an-image': {
      de: 'Diese Datei ist kein PNG und kein SVG, oder sie ist beschädigt.',
      en: 'This file is neither a PNG nor an SVG, or it is damaged.',
    },
    'file-refused.image-too-large': {
      de: 'Dieses Logo ist größer als 512 KB.',
      en: 'This logo is larger than 512 KB.',
    },
    'file-refused.image-size': {
      de: 'Ein Logo ist auf jeder Seite zwischen 16 und 4096 Bildpunkte lang.',
      en: 'A logo is between 16 and 4096 pixels on each side.',
    },
    'file-refused.image-blank': {
      de: 'In diesem Bild ist nichts zu sehen.',
      en: 'There is nothing to be seen in this picture.',
    },
    'quota-exceeded.settings': {
      de: 'Die Angaben wurden sehr oft geändert. Bitte später wieder.',
      en: 'The settings were changed very often. Please try again later.',
    },
  },
} satisfies SomeTexts

/** For the command line, which speaks English. */
export function whyNotTaken(fault: Fault): string {
  const texts: Record<string, Text | ((it: FaultOf<'file-refused'>) => Text) | undefined> =
    providerFaultTexts.details
  const text = texts[nameOf(fault)]
  if (fault.code !== 'file-refused' || text === undefined) return nameOf(fault)
  return (typeof text === 'function' ? text(fault) : text).en
}
