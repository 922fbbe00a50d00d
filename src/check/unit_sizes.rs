//! What one unit of a name can be: a ton is short, long or metric, a gallon American or imperial.

use crate::quantity::Unit;

/// Returns every size, in base units, that one of this unit can be: a ton is short, long or
/// metric, a gallon American or imperial, a calorie of food a thousand of physics.
pub(super) fn sizes(unit: &Unit) -> Vec<f64> {
    const TONS: &[f64] = &[1000.0, 907.184_74, 1_016.046_908_8];
    let own: &[f64] = match unit.name {
        "ton" | "deadweight ton" => TONS,
        "kiloton" => &[1e6, 907_184.74, 1_016_046.9],
        "megaton" => &[1e9, 907_184_740.0, 1_016_046_908.8],
        "gallon" | "imperial gallon" => &[0.003_785_411_784, 0.004_546_09],
        "quart" | "imperial quart" => &[0.000_946_352_946, 0.001_136_522_5],
        "pint" | "imperial pint" => &[0.000_473_176_473, 0.000_568_261_25],
        "fluid ounce" | "imperial fluid ounce" => &[0.000_029_573_5, 0.000_028_413_1],
        "ounce" | "troy ounce" => &[0.028_349_523_125, 0.031_103_476_8],
        "hundredweight" | "long hundredweight" => &[45.359_237, 50.802_345_44],
        // Of oil; of beer in America and Britain.
        "barrel" => &[0.158_987_294_928, 0.117_347_765, 0.163_659_24],
        "calorie" => &[4.184, 4184.0],
        "horsepower" | "metric horsepower" | "brake horsepower" => &[745.699_87, 735.498_75],
        "cup" => &[0.000_236_588_2, 0.000_25, 0.000_284_131],
        "tablespoon" => &[0.000_014_786_8, 0.000_015, 0.000_017_758, 0.000_02],
        "teaspoon" => &[0.000_004_928_9, 0.000_005, 0.000_005_919],
        "dunam" => &[1000.0, 2500.0],
        _ => return unit.factor.into_iter().collect(),
    };
    own.to_vec()
}
