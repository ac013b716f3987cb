import { type Drawn, drawn, goTo, hearMap, overlapping } from "./drawn";
import { expect, open, PHONE, test } from "./mapd";

// What stands on the map stays legible: in each month, around an opened
// place, and at the edges of maps of many sizes.

const MONTHS = Array.from({ length: 72 }, (_, i) => `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`);

// Names and plates of countries come with the base map.
test.use({ basemap: true });
test.beforeEach(({ page }) => hearMap(page));

for (const zoom of [8, 10, 12]) {
  test(`around KK Park no name, disc or plate lies on another in any month, at zoom ${zoom}`, async ({ page }) => {
    await open(page, `?hotspot=kk-park&at=16.65,98.52,${zoom}`);
    const faults: string[] = [];
    let most = 0;
    for (const month of MONTHS) {
      await goTo(page, `?from=${month}&to=${month}&hotspot=kk-park&at=16.65,98.52,${zoom}`);
      const all = await drawn(page);
      most = Math.max(most, all.filter((d) => d.what === "disc").length);
      faults.push(...overlapping(all).map((fault) => `${month}: ${fault}`));
    }
    expect(faults).toEqual([]);
    expect(most, "the fan was drawn").toBeGreaterThan(5);
  });
}

test("no name lies on another, on a mark or on a plate, in any month", async ({ page }) => {
  await open(page);
  const faults: string[] = [];
  for (const month of MONTHS) {
    await goTo(page, `?from=${month}&to=${month}`);
    faults.push(...overlapping(await drawn(page)).map((fault) => `${month}: ${fault}`));
  }
  expect(faults).toEqual([]);
});

for (const [width, height] of [
  [1120, 800],
  [1280, 720],
  [1440, 900],
  [PHONE.width, PHONE.height],
  [360, 740],
]) {
  test(`at ${width} by ${height} the first view cuts no name and no plate`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    const { width: w, height: h } = (await page.locator(".leaflet-container").boundingBox())!;
    const cut = (d: Drawn) => d.right > 0 && d.left < w && d.bottom > 0 && d.top < h && (d.left < 0 || d.right > w);
    // The view settles once what lies over the map is there.
    await expect.poll(async () => (await drawn(page)).filter((d) => d.what !== "disc" && cut(d))).toEqual([]);
    expect(overlapping(await drawn(page))).toEqual([]);
  });
}
