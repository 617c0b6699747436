import { describe, expect, expectTypeOf, it } from 'vitest'
import { at, ofClient, pages, peoplePages, placeOf } from './addresses.ts'
import { entryPages } from './entry-addresses.ts'

const flat = (value: object): string[] =>
  Object.values(value).flatMap((each: string | object) =>
    typeof each === 'string' ? [each] : flat(each),
  )
const all = [...flat(pages), ...flat(entryPages)]

describe('addresses of pages', () => {
  it('has one address for each page', () => {
    expect(new Set(all).size).toBe(all.length)
  })

  it.each(all)('%s is lower case, without a slash at its end', (page) => {
    expect(page).toMatch(/^\/$|^(?:\/(?:[a-z]+(?:-[a-z]+)*|:[a-zA-Z]+))+$/u)
  })

  it('fills in what a page is about', () => {
    expect(at(pages.instructions.one, { id: '7' })).toBe('/weisungen/7')
    expect(at(pages.toms.version, { version: 2 })).toBe('/massnahmen/2')
    expect(at(pages.clients.changeEntry, { id: '3', personId: 'p' })).toBe(
      '/kunden/3/register/p/aendern',
    )
  })

  it('has the pages of people below a client that is known already', () => {
    const { member, invite } = peoplePages('/kunden/3')
    expect(at(member, { userId: 'u' })).toBe('/kunden/3/zugaenge/u')
    expect(invite).toBe('/kunden/3/einladen')
    const home: string = '/praxis'
    expect(at(peoplePages(home).resetMember, { userId: 'u' })).toBe(
      '/praxis/zugaenge/u/zuruecksetzen',
    )
  })

  it('lets nothing leave its place', () => {
    expect(at(pages.notices.one, { id: '../konto?x#y' })).toBe('/mitteilungen/..%2Fkonto%3Fx%23y')
  })

  it('asks for each name', () => {
    expectTypeOf(at<typeof pages.clients.entry>)
      .parameter(1)
      .toEqualTypeOf<{ id: string | number; personId: string | number }>()
    // @ts-expect-error an instruction without its id has no page
    at(pages.instructions.edit, {})
  })
})

describe('C what a link leads to', () => {
  const id = '0198c5a2-0000-7000-8000-000000000001'

  it.each([
    [at(pages.notices.one, { id }), 'notice'],
    [at(pages.instructions.revisions, { id }), 'instruction'],
    [at(pages.instructions.confirm, { id }), 'instruction'],
    [at(pages.agreements.one, { id }), 'agreement'],
    [at(pages.practice.resetMember, { userId: id }), 'member'],
    [at(pages.practice.endEntry, { personId: id }), 'authorisation'],
  ])('is known by the address of its page: %s', (path, what) => {
    expect(placeOf(path)).toEqual({ what, id })
  })

  it('is nothing of its own where a page is about the whole client, or is none', () => {
    for (const path of [pages.evidence, pages.documents.list, '/mitteilungen/neu', `/x/${id}`])
      expect(placeOf(path)).toBeNull()
  })

  it('names the practice it is meant for', () => {
    expect(ofClient(pages.evidence, id)).toBe(`/nachweise?praxis=${id}`)
  })
})
