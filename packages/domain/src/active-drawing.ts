import { z } from 'zod'

/** What an SVG may hold beside shapes and colours, by what it is called to the person who sent it. */
export const ActiveDrawing = z.enum([
  'script',
  'event-handler',
  'foreign-object',
  'other-file',
  'entities',
  'instruction',
  'animation',
  'text',
  'link',
])
export type ActiveDrawing = z.output<typeof ActiveDrawing>
