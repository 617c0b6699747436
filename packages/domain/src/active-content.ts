import { z } from 'zod'

/** What a PDF may do beside showing pages, by what it is called to the person who sent it. */
export const ActiveContent = z.enum([
  'script',
  'launch',
  'form-submission',
  'data-import',
  'other-file',
  'media',
  'xfa',
  'embedded-file',
  'external-content',
  'automatic-action',
  'link',
])
export type ActiveContent = z.output<typeof ActiveContent>
