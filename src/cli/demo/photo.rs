//! A *pas foto*: a drawn head and shoulders before red.

use super::canvas::{Canvas, Colour};
use super::people::Person;
use crate::domain::religion::Religion;
use crate::domain::sex::Sex;

const SKINS: [Colour; 5] = [[232, 190, 150], [214, 168, 126], [196, 146, 104], [176, 126, 88], [150, 104, 72]];
const HAIRS: [Colour; 3] = [[30, 24, 22], [52, 38, 30], [70, 66, 66]];
const CLOTHES: [Colour; 6] =
    [[245, 245, 240], [60, 84, 130], [110, 140, 170], [90, 110, 80], [150, 120, 160], [40, 44, 56]];
const SCARVES: [Colour; 5] = [[240, 230, 215], [120, 150, 175], [160, 120, 140], [70, 90, 90], [205, 175, 120]];
const BLACK: Colour = [28, 26, 30];
const WHITE: Colour = [250, 250, 248];

/// `width` by four thirds of it. The look follows from `seed` alone.
pub fn portrait(person: &Person, seed: usize, width: u32) -> Canvas {
    let (sex, is_muslim) = (person.sex, person.religion == Religion::Islam);
    let mut photo = Photo { canvas: Canvas::new(width, width * 4 / 3, [188, 26, 34]), unit: width as f32 / 300.0 };
    let skin = SKINS[seed * 7 % SKINS.len()];
    let hair = HAIRS[seed * 5 % HAIRS.len()];
    let clothes = CLOTHES[seed % CLOTHES.len()];
    let scarf = (sex == Sex::Female && is_muslim && seed % 5 != 3).then(|| SCARVES[seed % SCARVES.len()]);
    photo.oval((150.0, 200.0), (175.0, 190.0), [204, 36, 44]);
    if sex == Sex::Female && scarf.is_none() {
        photo.oval((150.0, 215.0), (92.0, 128.0), hair);
    }
    photo.oval((150.0, 428.0), (142.0, 128.0), clothes);
    photo.oval((150.0, 292.0), (31.0, 48.0), shade(skin, 0.86));
    match scarf {
        Some(scarf) => {
            photo.oval((150.0, 190.0), (90.0, 112.0), scarf);
            photo.oval((150.0, 325.0), (104.0, 74.0), scarf);
        }
        None => {
            photo.pair((66.0, 205.0), (10.0, 18.0), shade(skin, 0.92));
            photo.oval((150.0, 172.0), (73.0, 76.0), hair);
        }
    }
    photo.oval((150.0, 200.0), (66.0, 82.0), skin);
    face(&mut photo, seed, skin, hair);
    if sex == Sex::Male && is_muslim && seed % 4 == 2 {
        // A *peci*.
        photo.bar((84.0, 104.0), (132.0, 46.0), BLACK);
        photo.oval((150.0, 105.0), (66.0, 14.0), BLACK);
    }
    photo.canvas
}

/// Measures are in three hundredths of the width.
struct Photo {
    canvas: Canvas,
    unit: f32,
}

impl Photo {
    fn oval(&mut self, (x, y): (f32, f32), (rx, ry): (f32, f32), colour: Colour) {
        self.canvas.ellipse((x * self.unit, y * self.unit), (rx * self.unit, ry * self.unit), colour);
    }

    fn bar(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
        let pixels = |measure: f32| (measure * self.unit) as u32;
        self.canvas.rect((pixels(x), pixels(y)), (pixels(width), pixels(height)), colour);
    }

    fn pair(&mut self, (apart, y): (f32, f32), radii: (f32, f32), colour: Colour) {
        self.oval((150.0 - apart, y), radii, colour);
        self.oval((150.0 + apart, y), radii, colour);
    }
}

fn face(photo: &mut Photo, seed: usize, skin: Colour, hair: Colour) {
    if seed % 5 == 2 {
        photo.pair((27.0, 195.0), (21.0, 17.0), BLACK);
        photo.pair((27.0, 195.0), (19.0, 15.0), shade(skin, 1.04));
    }
    photo.pair((27.0, 195.0), (11.0, 7.0), WHITE);
    photo.pair((27.0, 195.0), (5.5, 6.0), BLACK);
    photo.pair((27.0, 175.0), (15.0, 3.0), hair);
    photo.oval((150.0, 218.0), (7.0, 11.0), shade(skin, 0.9));
    photo.oval((150.0, 215.0), (6.0, 11.0), skin);
    // A smile is what the skin leaves of the lips.
    photo.oval((150.0, 245.0), (23.0, 11.0), [176, 82, 78]);
    photo.oval((150.0, 239.0), (25.0, 10.0), skin);
}

fn shade(colour: Colour, by: f32) -> Colour {
    colour.map(|part| (f32::from(part) * by).min(255.0) as u8)
}
