import { PDF } from '@libpdf/core'
import { expect, it } from 'vitest'
import { largestPhotograph, mostPhotographs, scanOf } from './photographs.ts'

/** A grey picture of one point: the smallest JPEG there is. */
const jpeg = Uint8Array.from(
  atob(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  ),
  (letter) => letter.codePointAt(0) ?? 0,
)
const take = async ({ name }: File) =>
  name.startsWith('quer') ? { jpeg, width: 20, height: 10 } : { jpeg, width: 10, height: 20 }
const photograph = (name: string, type = 'image/jpeg', size = jpeg.byteLength) =>
  Object.defineProperty(new File([jpeg], name, { type }), 'size', { value: size })
const reasonOf = (files: File[]) =>
  scanOf(files, take).then(
    () => null,
    (error) => error.fault.reason,
  )

it('makes a page of each photograph, in the order of their names, upright or across', async () => {
  const made = await scanOf(
    [photograph('Seite 10.jpg'), photograph('Seite 2.jpg'), photograph('quer.png', 'image/png')],
    take,
  )
  expect([made.type, made.name]).toEqual(['application/pdf', 'Seite 10.pdf'])
  const pdf = await PDF.load(new Uint8Array(await made.arrayBuffer()))
  const across = pdf.getPages().map(({ width, height }) => width > height)
  expect(across).toEqual([true, false, false])
})

it('leaves a PDF as it is, and lets the portal judge whatever else comes alone', async () => {
  for (const one of [
    photograph('AVV.pdf', 'application/pdf'),
    photograph('AVV.docx', 'text/plain'),
  ])
    expect(await scanOf([one], take)).toBe(one)
})

it('refuses too many photographs, too large ones, and what is no photograph among them', async () => {
  const many = Array.from({ length: mostPhotographs + 1 }, (_, page) => photograph(`${page}.jpg`))
  expect(await reasonOf(many)).toBe('too-many')
  expect(await reasonOf(many.slice(1))).toBeNull()
  expect(await reasonOf([photograph('1.jpg', 'image/jpeg', largestPhotograph + 1)])).toBe(
    'too-large',
  )
  expect(await reasonOf([photograph('1.jpg'), photograph('2.pdf', 'application/pdf')])).toBe(
    'type-not-allowed',
  )
})
