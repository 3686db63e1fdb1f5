import { isPublicAddress, PrivateAddressError, publicLookup } from "../../src/server/outbound/public-address";
import { fetchKeySet } from "../../src/server/key-sets/fetch-key-set";

const RULES = { allowsPrivateAddresses: false, signal: AbortSignal.timeout(3_000) };

test.each(["1.1.1.1", "93.184.216.34", "172.15.0.1", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001::1"])(
  "%s is a public address",
  (address) => {
    const isPublic = isPublicAddress(address);

    expect(isPublic).toBe(true);
  },
);

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "127.0.0.1",
  "127.255.255.254",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:10.0.0.1",
  "::ffff:1.1.1.1",
  "64:ff9b::a00:1",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1",
  "ff02::1",
  "2001::1",
  "2001:db8::1",
  "2002:a00:1::1",
  "not an address",
])("%s is not a public address", (address) => {
  const isPublic = isPublicAddress(address);

  expect(isPublic).toBe(false);
});

test.each([
  "http://127.0.0.1:9/jwks.json",
  "http://[::1]:9/jwks.json",
  "http://[::ffff:127.0.0.1]:9/jwks.json",
  "http://2130706433:9/jwks.json",
  "http://0x7f.1:9/jwks.json",
  "https://169.254.169.254/latest",
  "http://localhost:9/jwks.json",
])("does not fetch %s", async (url) => {
  const fetching = fetchKeySet(url, RULES);

  await expect(fetching).rejects.toThrow(PrivateAddressError);
});

test("a name that leads to a private address is refused however it is asked for", async () => {
  const errors = await Promise.all(
    [true, false].map(
      (all) => new Promise((resolve) => publicLookup("localhost", { all }, (error) => resolve(error))),
    ),
  );

  for (const error of errors) expect(error).toBeInstanceOf(PrivateAddressError);
});
