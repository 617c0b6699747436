import { expect, it } from 'vitest'
import { networksOf } from './networks.ts'

const v4 = { near: '203.0.113.7/32', wide: '203.0.113.0/24' }
const v6 = { near: '2001:db8:12:34:0:0:0:0/64', wide: '2001:db8:12:0:0:0:0:0/48' }

it.each([
  ['203.0.113.7', v4],
  ['::ffff:203.0.113.7', v4],
  ['::FFFF:203.0.113.7', v4],
  ['::ffff:cb00:7107', v4],
  ['0:0:0:0:0:ffff:cb00:7107', v4],
  ['0000:0000:0000:0000:0000:ffff:203.0.113.7', v4],
  ['::ffff:0:cb00:7107', v4],
  ['64:ff9b::203.0.113.7', v4],
  ['64:FF9B::cb00:7107', v4],
  ['64:ff9b:1::cb00:7107', v4],
  ['2002:cb00:7107::1', v4],
  ['2002:CB00:7107:ffff:1:2:3:4', v4],
  ['2001:0:4136:e378:8000:63bf:34ff:8ef8', v4],
  ['2001:db8:12:34::1', v6],
  ['2001:0db8:0012:0034:0000:0000:0000:0001', v6],
  ['2001:DB8:12:34:AbCd:ef01:2345:6789', v6],
  ['2001:db8:12:34::1%eth0', v6],
  ['2001:db8:12:34::203.0.113.7', v6],
])('K4 counts %s by its network', (spelled, networks) => {
  expect(networksOf(spelled)).toEqual(networks)
})

it('K4 takes what is near for near and what is far for far', () => {
  const near = (address: string) => networksOf(address).near
  const wide = (address: string) => networksOf(address).wide
  expect(near('2001:db8:12:34::1')).not.toBe(near('2001:db8:12:35::1'))
  expect(wide('2001:db8:12:34::1')).toBe(wide('2001:db8:12:ffff::1'))
  expect(wide('2001:db8:12::1')).not.toBe(wide('2001:db8:13::1'))
  expect(near('203.0.113.7')).not.toBe(near('203.0.113.8'))
  expect(wide('203.0.113.7')).toBe(wide('203.0.113.254'))
  expect(near('::1')).not.toBe(near('fe80::1%eth0'))
  expect(networksOf(null)).toEqual({ near: '', wide: '' })
  expect(networksOf('no address')).toEqual({ near: 'no address', wide: 'no address' })
})
