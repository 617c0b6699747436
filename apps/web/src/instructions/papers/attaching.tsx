import type { Attachment, Instruction } from '@portal/domain/instructions/contract'
import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { refuse, server } from '../../test/server.ts'
import { id } from '../sample.ts'

/** For tests: a file as the instruction tells of it. */
export const attachment = (name: string, change: Partial<Attachment> = {}): Attachment => ({
  id: '0198c5a2-0000-7000-8000-0000000000a1',
  name,
  mediaType: 'application/pdf',
  size: 1_258_291,
  sha256: 'cafe0123'.repeat(8),
  by: 'Miriam Vogt',
  at: '2026-11-20T08:12:00.000Z',
  ...change,
})

export const pdf = (name: string) => new File(['%PDF-1.7 …'], name, { type: 'application/pdf' })

/** For tests: takes files as the server does, each only for the version before it; `seen` holds what was sent. */
export function takesFiles(state: { instruction: Instruction }) {
  const seen: string[] = []
  server.use(
    http.post(`*/api/v1/instructions/${id}/attachments`, async ({ request }) => {
      const { instruction } = state
      const version = request.headers.get('if-match') ?? ''
      seen.push(version)
      if (version !== `"${instruction.version}"`)
        return refuse(412, { code: 'stale', entity: 'instruction' })
      const [, name = ''] = /filename="([^"]*)"/u.exec(await request.text()) ?? []
      const kept = attachment(name, { id: crypto.randomUUID() })
      state.instruction = {
        ...instruction,
        version: instruction.version + 1,
        attachments: [...instruction.attachments, kept],
      }
      return HttpResponse.json(state.instruction, { status: 201 })
    }),
  )
  return seen
}

/** For tests: chooses files the way a person does. */
export const choose = async (...files: File[]) =>
  userEvent.upload(await screen.findByLabelText(/Anlagen hinzufügen/u), files)

/** For tests: the names of the files that are there. */
export const kept = () =>
  screen.queryAllByRole('link', { name: /^Herunterladen:/u }).map((link) => link.textContent)
