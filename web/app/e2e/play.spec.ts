import { expect, lede, open, quiet, sentence, test } from "./mapd";

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

test("single steps go on and back", async ({ page }) => {
  await open(page, "?from=2024-01-01&to=2024-01-31");
  await page.getByRole("button", { name: "Step on" }).click();
  await expect(lede(page)).toHaveText("February 2024");
  await page.getByRole("button", { name: "Step back" }).click();
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(lede(page)).toHaveText("December 2023");
});
