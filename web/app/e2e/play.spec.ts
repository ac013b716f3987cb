import { address, expect, lede, open, quiet, sentence, test } from "./mapd";

test("playing moves the window by steps, asks the server nothing, and stops", async ({ page }) => {
  await open(page, "?from=2024-01-01&to=2024-03-31");
  await expect(lede(page)).toHaveText("January to March 2024");
  await quiet(page);
  const asked: string[] = [];
  page.on("request", (r) => asked.push(r.url()));
  await page.getByRole("button", { name: "Play" }).click();
  await expect(lede(page)).toHaveText("February to April 2024");
  await expect(lede(page)).toHaveText("March to May 2024");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Play" })).toBeVisible();
  expect(asked).toEqual([]);
  await expect(sentence(page)).toHaveText(/events?/);
});

test("an axis that only followed the window is not in the address, one that was chosen is", async ({ page }) => {
  await open(page, "?from=2022-03-01&to=2022-03-31");
  const back = page.getByRole("button", { name: "Step back" });
  for (let i = 0; i < 6; i++) await back.click();
  await expect(lede(page)).toHaveText("September 2021");
  await expect.poll(() => address(page).get("to")).toBe("2021-09-30");
  expect(address(page).has("axis")).toBe(false);
  for (let i = 0; i < 6; i++) await page.getByRole("button", { name: "Step on" }).click();
  await expect.poll(() => address(page).get("to")).toBe("2022-03-31");
  expect(address(page).has("axis")).toBe(false);
  await page.getByRole("button", { name: "Shorter axis" }).click();
  await expect.poll(() => address(page).has("axis")).toBe(true);
});

test("single steps go on and back", async ({ page }) => {
  await open(page, "?from=2024-01-01&to=2024-01-31");
  await page.getByRole("button", { name: "Step on" }).click();
  await expect(lede(page)).toHaveText("February 2024");
  await page.getByRole("button", { name: "Step back" }).click();
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(lede(page)).toHaveText("December 2023");
});
